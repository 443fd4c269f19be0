-- Draws a block of numbers that nobody else gets.
-- in: kind Text, size int64_t
-- out: next int64_t
-- rows: one
-- scope: catalogue
UPDATE number_block SET next = next + :size WHERE kind = :kind RETURNING next
