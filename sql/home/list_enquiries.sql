-- What a partner is asked quotes for and has not answered, the oldest first.
-- in: account AccountId, most int64_t
-- out: enterprise EnterpriseId, enquiry EnquiryId, site_number Text, customer_name Text, asked_on Date
-- rows: many
-- scope: exempt a partner is asked over many enterprises
SELECT e.enterprise, e.enquiry, s.number AS site_number, s.name AS customer_name, e.asked_on
FROM enquiry AS e CROSS JOIN site AS s
WHERE e.partner = :account AND e.state = 'asked' AND s.enterprise = e.enterprise AND s.site = e.site
ORDER BY e.asked_on, e.enterprise, e.enquiry LIMIT :most
