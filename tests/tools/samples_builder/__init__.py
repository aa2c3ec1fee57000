"""Builds the sample papers in ``corpus/samples`` from the readable sources beside this package."""
