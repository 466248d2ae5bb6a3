"""Where tables come from, as far as rules care. Pure."""

from crawler.content import TableSource

# Files of rows that a page may sort, number and format in its own way when it shows them.
OF_DATA = (TableSource.CSV, TableSource.JSON, TableSource.DATASET_VIEWER)
