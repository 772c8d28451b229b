-- name: count_jobs
SELECT count(*) from platform.job;
