-- What customers ask the vendor quotes for, the oldest first; with how many there are and since when.
-- in: skip int64_t, most int64_t
-- out: enterprise EnterpriseId, enquiry EnquiryId, site Text, since Date, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT e.enterprise, e.enquiry, s.number AS site, e.asked_on AS since, COUNT(*) OVER () AS total, MIN(e.asked_on) OVER () AS oldest
FROM enquiry AS e JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
WHERE e.state = 'asked' AND e.partner IS NULL
ORDER BY e.asked_on, e.enterprise, e.enquiry LIMIT :most OFFSET :skip
