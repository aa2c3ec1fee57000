"""What can be set, by environment variables ``YOUJU_*`` or a ``.env`` file."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings of one process; read when a command starts, never at import."""

    model_config = SettingsConfigDict(env_prefix="YOUJU_", env_file=".env", env_ignore_empty=True, extra="ignore")

    library: Path = Field(default=Path("library"), description="资料库所在文件夹")
    catalog_url: str | None = Field(default=None, description="目录数据库的 SQLAlchemy 地址，默认用资料库里的 SQLite")
    model: str = Field(
        default="bundled",
        description="向量模型：bundled（自带）、none（只按词检索）、模型文件夹、模型名，或 openai:模型名",
    )
    model_url: str | None = Field(default=None, description="OpenAI 兼容的向量接口地址")
    model_key: SecretStr | None = Field(default=None, description="该接口的密钥")
    reranker: str | None = Field(default=None, description="重排模型（CrossEncoder）的文件夹或名称，默认不用")
    cache: Path | None = Field(default=None, description="模型缓存文件夹，默认在用户缓存目录")
    threads: int = Field(default=0, ge=0, description="模型使用的线程数，0 为自动")
    templates: Path | None = Field(default=None, description="自己的模板所在文件夹，默认为资料库里的 templates")
    chat_model: str | None = Field(default=None, description="润色起草文字的对话模型名，默认不用")
    chat_url: str | None = Field(default=None, description="OpenAI 兼容的对话接口地址")
    chat_key: SecretStr | None = Field(default=None, description="该接口的密钥")
