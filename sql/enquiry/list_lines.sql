-- What an enquiry asks for.
-- in: enterprise EnterpriseId, enquiry EnquiryId
-- out: line int64_t, part Text, description Text, quantity Quantity
-- rows: many
-- scope: enterprise
SELECT l.line, l.part, p.description, l.quantity
FROM enquiry_line AS l JOIN part AS p ON p.part = l.part
WHERE l.enterprise = :enterprise AND l.enquiry = :enquiry
ORDER BY l.line
