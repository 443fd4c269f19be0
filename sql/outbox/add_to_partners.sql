-- An outbox row of an agreement goes to every partner that sees one of its sites on a day too (portal.md V2, §6).
-- in: enterprise EnterpriseId, seq int64_t, item int64_t, agreement AgreementId, today Date
-- rows: changes any
-- scope: enterprise
INSERT INTO outbox_to (enterprise, seq, item, account)
SELECT :enterprise, :seq, :item, k.account
FROM (SELECT DISTINCT v.account FROM site AS s JOIN visibility AS v ON v.enterprise = s.enterprise AND v.site = s.site
    WHERE s.enterprise = :enterprise AND s.agreement = :agreement
        AND v.from_day <= :today AND (v.until_day IS NULL OR v.until_day >= :today)) AS k
