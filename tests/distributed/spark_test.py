"""spark_test.py IN OUT: spark_extract's job on a cluster of two executors, each a process of its own, one
of which is killed while it works."""
import os
import signal
import sys
import threading
import time

from pyspark import SparkConf, SparkContext

import spark_extract


def executors(application):
    """Process ids of the executors of our application."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                line = file.read()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in line and application.encode() in line and b"java" in line:
            found.append(int(pid))
    return found


def kill_one(context, killed, running):
    """Waits until executors work on tasks, and kills one of them."""
    while running.is_set() and not killed:
        stages = context.statusTracker().getActiveStageIds()
        info = stages and context.statusTracker().getStageInfo(stages[0])
        if info and info.numCompletedTasks >= 2:
            for pid in executors(context.applicationId)[:1]:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
        time.sleep(0.05)


def main():
    source, target = sys.argv[1:]
    conf = (SparkConf().setMaster("local-cluster[2,1,512]").setAppName("extract")
            .set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
            .set("spark.executor.memory", "512m")
            .set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1"))
    context = SparkContext(conf=conf)
    context.setLogLevel("ERROR")
    killed, running = [], threading.Event()
    running.set()
    killer = threading.Thread(target=kill_one, args=(context, killed, running))
    killer.start()
    try:
        # Slow enough that a task is always running when the executor is killed.
        lines = context.textFile("file://" + os.path.abspath(source), 10)
        slow = lines.mapPartitions(lambda rows: (time.sleep(0.5), rows)[1])
        spark_extract.extract(slow).saveAsTextFile("file://" + os.path.abspath(target))
    finally:
        running.clear()
        killer.join()
        context.stop()
    print(f"spark: executor {killed} was killed, {len(os.listdir(target))} files written")
    sys.exit(0 if killed else 1)


main()
