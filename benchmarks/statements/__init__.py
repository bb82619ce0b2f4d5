"""The rule finder of statements alone, on articles with marked attributions, beside textacy."""
