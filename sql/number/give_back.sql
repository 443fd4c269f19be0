-- Gives the last numbers of a block back, in the transaction that drew it.
-- in: kind Text, size int64_t
-- rows: changes 1
-- scope: catalogue
UPDATE number_block SET next = next - :size WHERE kind = :kind
