"""spark_test.py IN OUT: spark_extract's job on a cluster of two executors, each a process of its own, one
of which is killed while it works."""
import os
import signal
import sys
import time

from pyspark import SparkConf, SparkContext, TaskContext

import spark_extract

# The task that takes its executor along, the first time that it runs.
FATAL_PARTITION = 4


def executor():
    """Process id of the executor that runs this task: an ancestor of the Python process."""
    pid = os.getpid()
    while pid > 1:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            if b"CoarseGrainedExecutorBackend" in file.read():
                return pid
        with open(f"/proc/{pid}/stat") as file:
            pid = int(file.read().rpartition(")")[2].split()[1])
    raise RuntimeError("no executor among the ancestors")


def killing(note):
    """What a task does to its lines: it yields them, and one kills its executor between two of them. From
    inside, for the task must not be committing: Spark 3.5.1 gives the whole job up when an executor is lost
    while it commits (SPARK-39195, taken back by SPARK-48292). Executors have one processor, so nothing
    else runs there."""
    def run(partition, rows):
        for number, row in enumerate(rows):
            if number == 10 and partition == FATAL_PARTITION and TaskContext.get().attemptNumber() == 0:
                time.sleep(0.5)  # the task before has long been reported
                pid = executor()
                with open(note, "w") as file:
                    file.write(str(pid))
                os.kill(pid, signal.SIGKILL)
            yield row
    return run


def main():
    source, target = sys.argv[1:]
    note = os.path.abspath("executor-killed")
    conf = (SparkConf().setMaster("local-cluster[2,1,512]").setAppName("extract")
            .set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
            .set("spark.executor.memory", "512m")
            .set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1"))
    context = SparkContext(conf=conf)
    context.setLogLevel("ERROR")
    try:
        lines = context.textFile("file://" + os.path.abspath(source), 10)
        spark_extract.extract(lines.mapPartitionsWithIndex(killing(note))).saveAsTextFile("file://" + os.path.abspath(target))
    finally:
        context.stop()
    with open(note) as file:
        print(f"spark: executor {file.read()} was killed, {len(os.listdir(target))} files written")


main()
