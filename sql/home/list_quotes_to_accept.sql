-- Quotes that a customer can accept, presented or standing (P24), of an agreement or one site of it; the earliest end first.
-- in: enterprise EnterpriseId, holder AgreementId, only_site int64_t, today Date, most int64_t
-- out: number Text, partner_name ?Text, total Money, currency Text, valid_to ?Date
-- rows: many
-- scope: enterprise
SELECT q.number, (SELECT a.name FROM account AS a WHERE a.account = COALESCE(q.reseller, q.distributor, q.owner))
        AS partner_name, q.total, q.currency, q.valid_to
FROM quote AS q
WHERE q.enterprise = :enterprise AND q.agreement = :holder AND +q.newest = 1 AND q.state IN ('presented', 'standing')
    AND (q.site = :only_site OR :only_site = 0) AND (q.valid_to IS NULL OR q.valid_to >= :today)
ORDER BY q.valid_to NULLS LAST, q.quote LIMIT :most
