-- P19, P10: for which account something was given back, and said that an automatic renewal was paid or is cancelled: the
-- audit tells that account and the desks alone, and every party of the order is told. Nothing of what was done before.
ALTER TABLE order_return ADD COLUMN account bigint;
ALTER TABLE automatic_order ADD COLUMN decided_by bigint;
