-- Keeps a line of an enquiry.
-- in: enterprise EnterpriseId, enquiry EnquiryId, line int64_t, part Text, quantity Quantity
-- rows: changes 1
-- scope: enterprise
INSERT INTO enquiry_line (enterprise, enquiry, line, part, quantity) VALUES (:enterprise, :enquiry, :line, :part, :quantity)
