"""The doors: settings, wiring, commands."""
