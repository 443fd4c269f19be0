-- A chain of purchases.
-- in: enterprise EnterpriseId, purchase OrderId
-- out: purchase OrderId
-- rows: many
-- scope: enterprise
WITH RECURSIVE chain (purchase) AS (
    SELECT purchase FROM purchase WHERE enterprise = :enterprise AND purchase = :purchase
    UNION
    SELECT p.purchase FROM purchase p JOIN chain c ON p.site = c.purchase
    WHERE p.enterprise = :enterprise
)
SELECT purchase FROM chain ORDER BY purchase
