"""How a draft is set as a Word paper: page, type, body, comments, appendices. The door is ``drafting.word``."""
