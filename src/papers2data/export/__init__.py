"""What is in the database as files that others read: CSV, JSON, workbooks, and the whole as a data package."""
