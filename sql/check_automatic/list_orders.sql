-- The orders of an enterprise that standing quotes became by themselves (R4.9).
-- in: enterprise EnterpriseId
-- out: order_id OrderId, seq int64_t, quote QuoteId, due Date, pay_until Date, state Text, decided_seq ?int64_t,
--   decided_on ?Date, decided_by ?AccountId
-- rows: many
-- scope: enterprise
SELECT order_id, seq, quote, due, pay_until, state, decided_seq, decided_on, decided_by
FROM automatic_order WHERE enterprise = :enterprise ORDER BY order_id
