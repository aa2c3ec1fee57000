"""figures, and what was checked about them."""

from alembic import op
import sqlalchemy as sa


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('figures',
    sa.Column('id', sa.String(length=24), nullable=False),
    sa.Column('document_id', sa.String(length=16), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('indicator', sa.String(length=64), nullable=True),
    sa.Column('indicator_name', sa.Text(), nullable=True),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('region', sa.String(length=64), nullable=True),
    sa.Column('period', sa.String(length=32), nullable=True),
    sa.Column('period_basis', sa.String(length=16), nullable=True),
    sa.Column('scope', sa.String(length=64), nullable=False),
    sa.Column('value', sa.String(length=64), nullable=True),
    sa.Column('value_high', sa.String(length=64), nullable=True),
    sa.Column('denominator', sa.String(length=64), nullable=True),
    sa.Column('value_text', sa.String(length=64), nullable=False),
    sa.Column('unit', sa.String(length=32), nullable=False),
    sa.Column('qualifier', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('aspect', sa.String(length=16), nullable=False),
    sa.Column('compared', sa.String(length=32), nullable=True),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('value_start', sa.Integer(), nullable=False),
    sa.Column('value_end', sa.Integer(), nullable=False),
    sa.Column('caliber', sa.Text(), nullable=True),
    sa.Column('whole', sa.String(length=24), nullable=True),
    sa.Column('breakdown', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_figures_document_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figures'))
    )
    with op.batch_alter_table('figures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figures_document_id'), ['document_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_figures_indicator'), ['indicator'], unique=False)
        batch_op.create_index(batch_op.f('ix_figures_region'), ['region'], unique=False)

    op.create_table('checks',
    sa.Column('document_id', sa.String(length=16), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('expression', sa.Text(), nullable=False),
    sa.Column('result', sa.String(length=16), nullable=False),
    sa.Column('figures', sa.JSON(), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_checks_document_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('document_id', 'ordinal', name=op.f('pk_checks'))
    )


def downgrade() -> None:
    op.drop_table('checks')
    with op.batch_alter_table('figures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_figures_region'))
        batch_op.drop_index(batch_op.f('ix_figures_indicator'))
        batch_op.drop_index(batch_op.f('ix_figures_document_id'))
    op.drop_table('figures')
