-- A partner account by its number.
-- in: number Text
-- out: account AccountId, number Text, name Text, name_key Text, country Text, tier Text, state Text, direct bool,
--   distributor Text, since Date, state_on ?Date
-- rows: maybe
-- scope: catalogue
SELECT a.account, a.number, a.name, a.name_key, a.country, a.tier, a.state, a.direct, COALESCE(d.number, '') AS distributor,
    a.since, a.state_on
FROM account AS a LEFT JOIN account AS d ON d.account = a.distributor
WHERE a.kind = 'partner' AND a.number = :number
