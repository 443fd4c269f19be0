-- The agreement of a site as of a transaction, with how it stands now.
-- in: enterprise EnterpriseId, site SiteId, seq int64_t
-- out: agreement AgreementId, number Text, programme Text, customer_type Text, term_end ?Date
-- rows: one
-- scope: enterprise
SELECT a.agreement, a.number, a.programme, a.customer_type, a.term_end
FROM site_history AS h
    JOIN agreement AS a ON a.enterprise = h.enterprise AND a.agreement = h.agreement
WHERE h.enterprise = :enterprise AND h.site = :site AND h.seq <= :seq
ORDER BY h.seq DESC LIMIT 1
