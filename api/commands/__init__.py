"""The commands of ``youju``: read the arguments, open the library, call the core, print."""
