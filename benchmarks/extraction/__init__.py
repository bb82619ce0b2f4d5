"""Article text out of web pages, measured."""
