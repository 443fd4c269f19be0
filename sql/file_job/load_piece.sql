-- A piece of a file of a job.
-- in: job int64_t, file int64_t, piece int64_t
-- out: content Text
-- rows: maybe
-- scope: catalogue
SELECT content FROM file_job_piece WHERE job = :job AND file = :file AND piece = :piece
