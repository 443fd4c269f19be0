-- The country group whose prices an order of an account follows in a currency: that of the customer's last
-- order, where the account sells in it, else the account's only one (account 0: whoever buys itself, by its
-- last order).
-- in: enterprise EnterpriseId, account AccountId, currency Text
-- out: country_group Text
-- rows: maybe
-- scope: exempt an account's own lists, and the group alone of what its customer bought by
SELECT country_group FROM (
    SELECT o.country_group AS country_group, 0 AS place, o.order_id AS latest FROM orders AS o
    WHERE o.enterprise = :enterprise AND o.currency = :currency
        AND (CAST(:account AS bigint) = 0 OR (
            EXISTS (SELECT 1 FROM account_currency AS c WHERE c.account = :account AND c.currency = :currency)
            AND EXISTS (SELECT 1 FROM account_country_group AS g
                WHERE g.account = :account AND g.country_group = o.country_group)))
    UNION ALL
    SELECT MIN(g.country_group), 1, CAST(0 AS bigint) FROM account_country_group AS g
    WHERE g.account = :account
        AND EXISTS (SELECT 1 FROM account_currency AS c WHERE c.account = :account AND c.currency = :currency)
    HAVING COUNT(*) = 1
) AS list ORDER BY place, latest DESC LIMIT 1
