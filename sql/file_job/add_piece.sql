-- Keeps a piece of a file.
-- in: job int64_t, file int64_t, piece int64_t, content Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO file_job_piece (job, file, piece, content) VALUES (:job, :file, :piece, :content)
