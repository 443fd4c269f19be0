-- Partner accounts by their name.
-- in: state Text, after_key Text, after Text, most int64_t
-- out: account AccountId, number Text, name Text, name_key Text, country Text, tier Text, state Text, direct bool,
--   distributor Text, since Date, state_on ?Date
-- rows: many
-- scope: catalogue
SELECT a.account, a.number, a.name, a.name_key, a.country, a.tier, a.state, a.direct, COALESCE(d.number, '') AS distributor,
    a.since, a.state_on
FROM account AS a LEFT JOIN account AS d ON d.account = a.distributor
WHERE a.kind = 'partner' AND (:state = '' OR a.state = :state) AND (a.name_key, a.number) > (:after_key, :after)
ORDER BY a.name_key, a.number LIMIT :most
