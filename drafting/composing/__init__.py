"""A template's sections written, checked and put together: what ``drafting.compose`` calls."""
