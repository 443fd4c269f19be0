-- Appends a return of part of an order line.
-- in: enterprise EnterpriseId, return_id int64_t, seq int64_t, order_id OrderId, line int64_t,
--   on_day Date, quantity Quantity, credit Money, points Points, reason ?Text,
--   account AccountId
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_return (enterprise, return_id, seq, order_id, line, on_day, quantity, credit, points,
    reason, account)
VALUES (:enterprise, :return_id, :seq, :order_id, :line, :on_day, :quantity, :credit, :points,
    :reason, :account)
