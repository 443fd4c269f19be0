-- P36: a page of proofs, newest first, is entered by the key that it is sorted by: the desks' by day, a partner's by who
-- stands on its order and day. Neither a proof nor who stands on an order is ever changed, so that a proof keeps both.
ALTER TABLE proof ADD COLUMN distributor bigint;
ALTER TABLE proof ADD COLUMN reseller bigint;
CREATE INDEX proof_issued ON proof (issued_on, number);
CREATE INDEX proof_distributor ON proof (distributor, issued_on, number) WHERE distributor IS NOT NULL;
CREATE INDEX proof_reseller ON proof (reseller, issued_on, number) WHERE reseller IS NOT NULL;
