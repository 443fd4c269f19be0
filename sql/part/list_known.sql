-- Parts that can be ordered, as a reader may know them: the desks all, a partner those of its country groups, a customer
-- those of the lists that it bought by.
-- in: desks bool, account AccountId, enterprise EnterpriseId, today Date
-- out: part Text, description Text
-- rows: many
-- scope: enterprise
SELECT p.part, p.description FROM part AS p
WHERE p.type <> 'renewal' AND (p.orderable_until IS NULL OR p.orderable_until >= :today)
    AND (CAST(:desks AS bigint) = 1
        OR EXISTS (SELECT 1 FROM price_row AS r JOIN account_country_group AS g ON g.country_group = r.country_group
            WHERE r.part = p.part AND g.account = :account)
        OR EXISTS (SELECT 1 FROM price_row AS r JOIN orders AS o ON o.enterprise = :enterprise
            AND o.country_group = r.country_group AND o.currency = r.currency WHERE r.part = p.part))
ORDER BY p.part
