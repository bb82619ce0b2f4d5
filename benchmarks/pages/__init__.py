"""How long the pages of a large case take: 10,000 documents, 500,000 records."""
