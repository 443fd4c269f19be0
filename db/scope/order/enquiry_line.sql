-- As its enquiry.
:staff = 1
OR EXISTS (SELECT 1 FROM enquiry AS q WHERE q.enterprise = enquiry_line.enterprise AND q.enquiry = enquiry_line.enquiry)
