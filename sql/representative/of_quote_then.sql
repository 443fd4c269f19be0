-- Who represented the vendor in a renewal on a day, as recorded until an instant: by its site or, where that had nobody, by
-- its partner (numbers; empty: none).
-- in: enterprise EnterpriseId, site Text, partner Text, true_on Date, of_known bool, known_on Instant
-- out: name Text, mail Text
-- rows: maybe
-- scope: enterprise
SELECT i.name, i.mail FROM identity AS i
WHERE i.identity = COALESCE(
    (SELECT r.identity FROM site AS s JOIN site_representative AS r ON r.enterprise = s.enterprise AND r.site = s.site
        WHERE s.enterprise = :enterprise AND s.number = :site AND r.on_day <= :true_on
            AND (CAST(:of_known AS bigint) = 0 OR r.at <= :known_on) ORDER BY r.change DESC LIMIT 1),
    (SELECT r.identity FROM account AS a JOIN account_representative AS r ON r.account = a.account
        WHERE a.number = :partner AND a.kind = 'partner' AND r.on_day <= :true_on
            AND (CAST(:of_known AS bigint) = 0 OR r.at <= :known_on) ORDER BY r.change DESC LIMIT 1))
