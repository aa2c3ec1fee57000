"""What stands behind ``corpus.encoder``: the bundled model, models of a folder or hub, an HTTP service."""
