-- The sites of the agreements of a JSON list that are seen, agreement by agreement, the originating one first. An item is
-- nineteen digits of the enterprise, of the agreement, and of the one site that is seen of it (0: all of them). account 0:
-- of no partner.
-- in: agreements Text, account AccountId, today Date
-- out: at int64_t, name Text
-- rows: many, ahead
-- scope: exempt agreements that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS agreement, second AS only_site FROM keys_each(:agreements))
SELECT k.at, s.name FROM k CROSS JOIN site AS s
WHERE s.enterprise = k.enterprise AND s.agreement = k.agreement AND (s.site = k.only_site OR k.only_site = 0)
    AND (CAST(:account AS bigint) = 0 OR EXISTS (SELECT 1 FROM visibility AS v WHERE v.enterprise = s.enterprise
        AND v.site = s.site AND +v.account = :account AND v.from_day <= :today
        AND (v.until_day IS NULL OR v.until_day >= :today)))
ORDER BY k.at, CASE WHEN s.role = 'originating' THEN 0 ELSE 1 END, s.number
