-- Enquiries of everybody, the latest first, behind one of them; of a time, as they stood then: none of a later day or transaction, and open
-- what ended later.
-- in: state Text, site_number Text, first Date, last Date, true_on Date, of_known bool, known_on Instant,
--   before Date, before_enterprise EnterpriseId, before_enquiry EnquiryId, most int64_t
-- out: enterprise EnterpriseId, enquiry EnquiryId, site_number Text, customer_name Text, partner_number ?Text, partner_name ?Text,
--   state Text, asked_on Date, lines int64_t, quote_number ?Text, ended_on ?Date
-- rows: many
-- scope: exempt the desks see enquiries over many enterprises
SELECT e.enterprise, e.enquiry, s.number AS site_number, s.name AS customer_name, a.number AS partner_number, a.name AS partner_name,
    CASE WHEN e.ended_on <= :true_on AND (CAST(:of_known AS bigint) = 0 OR e.ended_seq <= (SELECT h.seq FROM recorded AS h
        WHERE h.enterprise = e.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1)) THEN e.state ELSE 'asked' END AS state, e.asked_on,
    (SELECT COUNT(*) FROM enquiry_line AS l WHERE l.enterprise = e.enterprise AND l.enquiry = e.enquiry) AS lines,
    (SELECT MIN(q.number) FROM quote AS q WHERE q.enterprise = e.enterprise AND q.quote = e.quote) AS quote_number, e.ended_on
FROM enquiry AS e CROSS JOIN site AS s LEFT JOIN account AS a ON a.account = e.partner
WHERE s.enterprise = e.enterprise AND s.site = e.site
    AND (s.number = :site_number OR :site_number = '') AND e.asked_on >= :first AND e.asked_on <= :last AND e.asked_on <= :true_on
    AND (CAST(:of_known AS bigint) = 0 OR e.seq <= (SELECT h.seq FROM recorded AS h
        WHERE h.enterprise = e.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1))
    AND (:state = '' OR CASE WHEN e.ended_on <= :true_on AND (CAST(:of_known AS bigint) = 0 OR e.ended_seq <= (SELECT h.seq FROM recorded AS h
        WHERE h.enterprise = e.enterprise AND h.recorded_at <= :known_on ORDER BY h.seq DESC LIMIT 1)) THEN e.state ELSE 'asked' END = :state)
    AND (e.asked_on < :before OR (e.asked_on = :before AND (e.enterprise < :before_enterprise
        OR (e.enterprise = :before_enterprise AND e.enquiry < :before_enquiry))))
ORDER BY e.asked_on DESC, e.enterprise DESC, e.enquiry DESC LIMIT :most
