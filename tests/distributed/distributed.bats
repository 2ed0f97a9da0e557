# The worked examples: each runs, loses a worker on the way, and gives what one process gives.

load helpers

@test "extract-task: answers are success, all else is not" {
    task=$here/extract-task.sh
    python3 "$WARC" build --pages 5 > a.warc
    echo '{"html":1}' > bad.jsonl
    echo '{"html":""}' > none.jsonl
    for file in a.warc bad.jsonl none.jsonl; do
        sh "$task" $file > got
        "$EXTRACT" $file > expected || true
        cmp got expected
    done
    run ! sh "$task" --nosuch
    dies_once
    EXTRACT=$PWD/dies-once run ! sh "$task" a.warc
    [ ! -c /dev/full ] || run ! bash -c "sh '$task' a.warc > /dev/full"
}

@test "GNU parallel: archives on two hosts over ssh, a worker killed" {
    for tool in parallel ssh sshd ssh-keygen; do
        command -v $tool > /dev/null || [ -x /usr/sbin/$tool ] || skip "needs $tool"
    done
    for n in 1 2 3 4 5 6; do
        python3 "$WARC" build --pages $((10 * n)) --gzip record > "$n.warc.gz"
        "$EXTRACT" "$n.warc.gz" > "$n.expected"
    done
    # Two addresses of this machine stand for two hosts, with a server and keys of our own.
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f host
    ssh-keygen -q -t ed25519 -N '' -f user
    port=$((20000 + $$ % 20000))
    cat > sshd_config <<CONF
Port $port
ListenAddress 127.0.0.1
ListenAddress 127.0.0.2
HostKey $PWD/host
AuthorizedKeysFile $PWD/user.pub
StrictModes no
PidFile $PWD/sshd.pid
CONF
    $(command -v sshd || echo /usr/sbin/sshd) -f "$PWD/sshd_config" -E sshd.log || skip "sshd does not start"
    cat > ssh_config <<CONF
Port $port
IdentityFile $PWD/user
IdentitiesOnly yes
StrictHostKeyChecking no
UserKnownHostsFile /dev/null
LogLevel ERROR
CONF
    for _ in $(seq 50); do [ -s sshd.pid ] && break; sleep 0.1; done
    for host in 127.0.0.1 127.0.0.2; do
        ssh -F ssh_config $host true || { kill "$(cat sshd.pid)"; skip "no ssh to $host"; }
    done
    printf '2/127.0.0.1\n2/127.0.0.2\n' > hosts
    dies_once
    status=0
    PARALLEL_SSH="ssh -F $PWD/ssh_config" EXTRACT=$PWD/dies-once \
        sh "$here/parallel.sh" hosts "$PWD/out" "$PWD"/*.warc.gz 2> said || status=$?
    kill "$(cat sshd.pid)"
    cat said
    [ "$status" -eq 0 ]
    [ -d died ]
    for n in 1 2 3 4 5 6; do
        cmp "out$PWD/$n.warc.gz.jsonl" "$n.expected"
    done
    [ "$(tail -n +2 out/jobs | cut -f2 | sort -u | wc -l)" -eq 2 ]
}

# Hadoop Streaming gives each task a split of the lines, takes the output of one attempt that ended
# with status 0, and has a task whose attempt failed run anew.
@test "Hadoop Streaming's protocol: splits of lines, a task killed and run anew" {
    python3 "$WARC" jsonl --pages 200 > a.jsonl
    "$EXTRACT" a.jsonl > expected
    split -n l/5 a.jsonl split.
    dies_once
    for part in split.*; do
        for attempt in 1 2 3 4; do
            EXTRACT=$PWD/dies-once sh "$here/extract-task.sh" -i jsonl -j1 < "$part" > "attempt.$attempt" 2>> said &&
                break
        done
        cat "attempt.$attempt" >> got
    done
    [ -d died ]
    cmp got expected
    [ "$(grep -c '^extract: ' said)" -eq 5 ]
}

@test "Spark: rdd.pipe on two executors, a task and an executor killed" {
    python=$(sh "$here/spark_python.sh") || skip "$python"
    python3 "$WARC" jsonl --pages 600 > a.jsonl
    "$EXTRACT" a.jsonl | sort > expected
    dies_once
    EXTRACT=$PWD/dies-once timeout 170 "$python" "$here/spark_test.py" a.jsonl out > said 2>&1 || { tail -n 30 said; false; }
    cat said | grep '^spark: '
    [ -d died ]
    cat out/part-* | sort | cmp - expected
}
