-- Who represents the vendor in a renewal: by its site or, where that has nobody, by its partner (numbers; empty: none).
-- in: enterprise EnterpriseId, site Text, partner Text
-- out: name Text, mail Text
-- rows: maybe
-- scope: enterprise
SELECT i.name, i.mail FROM identity AS i
WHERE i.state = 'active' AND i.identity = COALESCE(
    (SELECT r.identity FROM site AS s JOIN site_representative AS r ON r.enterprise = s.enterprise AND r.site = s.site
        WHERE s.enterprise = :enterprise AND s.number = :site ORDER BY r.change DESC LIMIT 1),
    (SELECT r.identity FROM account AS a JOIN account_representative AS r ON r.account = a.account
        WHERE a.number = :partner AND a.kind = 'partner' ORDER BY r.change DESC LIMIT 1))
