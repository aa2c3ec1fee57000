"""Reads the library: question -> passages -> answer."""
