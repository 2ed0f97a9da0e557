"""spark_extract.py IN OUT: JSON Lines through extract on the workers of a Spark cluster.

    EXTRACT=/usr/local/bin/extract spark-submit spark_extract.py s3a://crawl/pages s3a://crawl/articles

IN holds a page a line, {"url": ..., "html": ...}; OUT gets an answer a line. EXTRACT is the command on
the workers. Each task pipes its partition through one process with one thread, for Spark has all
processors busy with tasks."""
import os
import sys

# What a task runs must be on the workers: by --files of spark-submit, or on storage that they share.
TASK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "extract-task.sh")


def extract(lines):
    """The RDD of answers. checkCode: without it Spark takes the output of a process that was killed
    for all there is, and loses the rest of the partition without a word. Spark starts the process
    with an empty environment, so the path stands here."""
    return lines.pipe(f"/bin/sh {TASK} -i jsonl -j1", checkCode=True,
                      env={"EXTRACT": os.environ.get("EXTRACT", "extract"), "PATH": os.environ["PATH"]})


def main():
    from pyspark.sql import SparkSession
    source, target = sys.argv[1:]
    spark = SparkSession.builder.appName("extract").getOrCreate()
    # saveAsTextFile commits the output of one attempt for each task: nothing is doubled.
    extract(spark.sparkContext.textFile(source)).saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main()
