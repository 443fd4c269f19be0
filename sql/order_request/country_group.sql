-- The country group by whose prices a customer last bought in a currency, as far as the reader sees its orders; for a
-- partner one that it may buy by itself (account 0: any).
-- in: enterprise EnterpriseId, account AccountId, currency Text
-- out: country_group Text
-- rows: maybe
-- scope: enterprise
SELECT o.country_group FROM orders AS o WHERE o.enterprise = :enterprise AND o.currency = :currency
    AND (CAST(:account AS bigint) = 0 OR EXISTS (SELECT 1 FROM account_country_group AS g
        WHERE g.account = :account AND g.country_group = o.country_group))
ORDER BY o.order_id DESC LIMIT 1
