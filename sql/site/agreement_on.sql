-- The agreement in which a site stood on a day, as recorded by a transaction, and since when; none where it was not there.
-- in: enterprise EnterpriseId, site SiteId, true_on Date, known_seq int64_t
-- out: agreement AgreementId, number Text, programme Text, customer_type Text, joined_on Date
-- rows: maybe
-- scope: enterprise
SELECT h.agreement, a.number, a.programme, a.customer_type, h.from_day AS joined_on
FROM site_history AS h JOIN agreement AS a ON a.enterprise = h.enterprise AND a.agreement = h.agreement
WHERE h.enterprise = :enterprise AND h.site = :site AND h.from_day <= :true_on AND h.seq <= :known_seq
ORDER BY h.seq DESC LIMIT 1
