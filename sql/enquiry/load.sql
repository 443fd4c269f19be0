-- An enquiry, with what it is answered by so far: quote_number as far as the viewer sees that quote (a customer, what was presented).
-- in: enterprise EnterpriseId, enquiry EnquiryId
-- out: site SiteId, site_number Text, customer_name Text, partner ?AccountId, partner_number ?Text, partner_name ?Text,
--   state Text, note ?Text, asked_on Date, quote ?QuoteId, quote_number ?Text, ended_on ?Date, reason ?Text
-- rows: maybe
-- scope: enterprise
SELECT e.site, s.number AS site_number, s.name AS customer_name, e.partner, a.number AS partner_number, a.name AS partner_name,
    e.state, e.note, e.asked_on, e.quote,
    (SELECT MIN(q.number) FROM quote AS q WHERE q.enterprise = e.enterprise AND q.quote = e.quote) AS quote_number,
    e.ended_on, e.reason
FROM enquiry AS e JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
    LEFT JOIN account AS a ON a.account = e.partner
WHERE e.enterprise = :enterprise AND e.enquiry = :enquiry
