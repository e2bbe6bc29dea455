"""Files: workbooks as XLSX, read within bounds and written so that they print and edit well."""
