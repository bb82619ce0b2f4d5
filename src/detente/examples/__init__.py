"""The bundled cases: folders of short reports in our own words, each naming its source address."""
