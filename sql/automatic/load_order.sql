-- An order as an automatic renewal; none where a person ordered it.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: quote QuoteId, due Date, pay_until Date, state Text, decided_on ?Date
-- rows: maybe
-- scope: enterprise
SELECT quote, due, pay_until, state, decided_on FROM automatic_order
WHERE enterprise = :enterprise AND order_id = :order_id
