"""Results as files that offices pass on: Excel workbooks, Word papers, Markdown."""
