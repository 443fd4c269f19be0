-- Notes a whole file.
-- in: job int64_t, file int64_t, name Text, row_count int64_t, byte_count int64_t, sha256 Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO file_job_file (job, file, name, row_count, byte_count, sha256)
VALUES (:job, :file, :name, :row_count, :byte_count, :sha256)
