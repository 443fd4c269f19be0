-- An order as an automatic renewal, with who said that it was paid, and when; none where a person ordered it.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: quote QuoteId, due Date, pay_until Date, state Text, decided_seq ?int64_t, decided_on ?Date, at ?Instant, account ?AccountId
-- rows: maybe
-- scope: enterprise
SELECT o.quote, o.due, o.pay_until, o.state, o.decided_seq, o.decided_on, h.recorded_at AS at, o.decided_by AS account
FROM automatic_order AS o LEFT JOIN recorded AS h ON h.enterprise = o.enterprise AND h.seq = o.decided_seq
WHERE o.enterprise = :enterprise AND o.order_id = :order_id
