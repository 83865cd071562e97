# shellcheck shell=bash
# Read by the scripts beside it; does nothing by itself.
set -euo pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

die() {
    echo "$*" >&2
    exit 1
}

# The comment at the top of the script that calls.
usage() {
    sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0"
}

# In this folder, so that compose.override.yaml counts too, if somebody has one.
compose() {
    (cd "$here" && docker compose "$@")
}

need_docker() {
    command -v docker >/dev/null || die "Docker is missing. Install Docker Engine with its Compose plugin."
    local version oldest=2.24
    version=$(docker compose version --short 2>/dev/null) || die "Docker has no \"compose\" command. Install the Compose plugin, version $oldest or newer."
    [ "$(printf '%s\n' "$oldest" "${version#v}" | sort --version-sort | head -n 1)" = "$oldest" ] ||
        die "Compose is version $version. Install the Compose plugin, version $oldest or newer."
    docker info >/dev/null 2>&1 || die "The Docker daemon can't be reached. Is it running, and may you use it?"
}

need_env() {
    [ -f "$here/.env" ] || die "There is no docker/.env yet. Begin with docker/up, or copy docker/.env.example to docker/.env and fill it in."
    compose config --quiet || die "docker/.env is not complete, see above."
}

# The value of a line of .env; the environment wins, as it does for Compose.
setting() {
    local name=$1 otherwise=${2:-} value
    value=${!name:-}
    [ -n "$value" ] || value=$(sed -n "s/^$name=//p" "$here/.env" | tail -n 1 | sed "s/^'\(.*\)'\$/\1/; s/^\"\(.*\)\"\$/\1/")
    echo "${value:-$otherwise}"
}

# Asks unless --yes was given; without a person to ask, the answer is no.
confirm() {
    [ "${yes:-no}" = yes ] && return
    [ -t 0 ] || die "$1 Say --yes if this is meant."
    local answer
    read -r -p "$1 Go on? [y/N] " answer
    case $answer in
        y | Y | yes) ;;
        *) die "Nothing was done." ;;
    esac
}

# Why Tandem does not start, as it says itself: in plain lines, or in JSON. Its last lines if it says nothing.
why_not() {
    local log reason
    log=$(compose logs --no-log-prefix --no-color --tail 200 migrate tandem 2>&1 | tr -d '\033' | sed 's/^\[2K//')
    reason=$(printf '%s' "$log" | sed -e 's/\\n/\
/g' -e 's/\\"/"/g' | awk '
        /APPLICATION FAILED TO START/ { text = ""; on = 1; next }
        on && /^(","|[0-9][0-9][0-9][0-9]-[0-9][0-9]-|[{]"@timestamp|NOTE: Picked|Picked up)/ { on = 0 }
        on && !/^[*]+$/ { text = text $0 "\n" }
        END { printf "%s", text }' | cat -s)
    if [ -n "$reason" ]; then
        printf '%s\n' "$reason"
    else
        printf '%s\n' "$log" | tail -n 40
    fi >&2
}

# Waits for a node that takes requests: wait_for_tandem SECONDS
wait_for_tandem() {
    local container state end=$((SECONDS + $1))
    while [ $SECONDS -lt $end ]; do
        container=$(compose ps --all --quiet tandem)
        state=$([ -z "$container" ] || docker inspect --format '{{.State.Status}} {{.State.Health.Status}} {{.RestartCount}}' "$container")
        case $state in
            "running healthy "*) return 0 ;;
            *" "[3-9] | exited*) break ;;
        esac
        sleep 1
    done
    why_not
    die "Tandem did not come up (${state:-no container}). Above is what it says; docker compose logs tandem has all of it."
}
